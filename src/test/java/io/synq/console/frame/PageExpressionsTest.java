package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageExpressionsTest {
  private static PageExpressions pages;

  @BeforeAll
  static void read() throws Exception {
    pages = new PageExpressions();
  }

  @Test
  void whatPagesNameIsThere() throws Exception {
    assertThat(pages.wrong()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>#{nobody}</p>",
        "<p>#{shell.rot}</p>",
        "<p>#{shell.may()}</p>",
        "<p>#{shell.page.title}</p>",
        "<p>#{shell.page.title().size()}</p>",
        "<p>#{empty shell.root and (not shell.rot or shell.portal)}</p>",
        "<p>#{'a'.concat(shell.rot)}</p>",
        "<p title=\"of #{shell.root}: #{shell.may('admin') ? shell.rot : ''}\"/>",
        "<p>#{shell.menu[0].name}</p>",
        "<p>#{shell.root[0]}</p>",
        "<ui:repeat value=\"#{shell.root}\" var=\"one\">#{one}</ui:repeat>",
        "<ui:repeat value=\"#{shell.menu}\" var=\"one\">#{one.page}</ui:repeat>",
        "<p><ui:repeat value=\"#{shell.menu}\" var=\"one\"/>#{one}</p>",
        "<s:time value=\"#{shell.rot}\"/>",
        "<s:spark value=\"#{shell.page}\"/>",
        "<h:inputText value=\"#{shell.root}\"/>",
        "<s:field id=\"a\" value=\"#{shell.root}\"/>",
        "<h:commandButton action=\"#{endpointEdit.remove}\"/>",
        "<s:edit of=\"#{shell}\"/>"
      })
  void whatIsNotThereIsFound(String facelet) throws Exception {
    assertThat(pages.wrong(facelet)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p title=\"#{shell.root}/a\">#{shell.may('admin') ? shell.page.title() : 'a, (b'}</p>",
        "<p>#{shell.menu[0].items[0].page.title().length() gt 3}</p>",
        "<ui:repeat value=\"#{shell.menu}\" var=\"one\" varStatus=\"each\">"
            + "<ui:repeat value=\"#{one.items}\" var=\"item\">#{item.icon}#{each.first}</ui:repeat>"
            + "</ui:repeat>",
        "<h:inputText value=\"#{account.fields.anything}\"/>",
        "<form action=\"#{query.address}\"/>",
        "<s:edit of=\"#{endpointEdit}\"/>"
      })
  void whatIsThereIsNotComplainedOf(String facelet) throws Exception {
    assertThat(pages.wrong(facelet)).isEmpty();
  }
}

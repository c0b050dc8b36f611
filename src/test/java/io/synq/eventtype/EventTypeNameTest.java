package io.synq.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order.created",
        "order.updated",
        "product.created",
        "product.updated",
        "inventory.adjusted",
        "integration.synced",
        "endpoint.disabled",
        "a.b",
        "a1.2b",
        "order_item.re-opened",
        "a.b.c.d"
      })
  void takesDomainAndAction(String name) {
    assertThat(EventTypeName.isCommerce(name)).isTrue();
    assertThat(EventTypeName.isPattern(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "order",
        "order.",
        ".created",
        "order..created",
        "order.created.",
        "Order.created",
        "order.Created",
        "1order.created",
        "_order.created",
        "order.-created",
        "order created",
        "order. created",
        " order.created",
        "order.created\n",
        "order/created",
        "order.créé",
        "order.created\u0000",
        "*.created",
        "order.*.x",
        "or*.created",
        "**"
      })
  void refusesOtherNames(String name) {
    assertThat(EventTypeName.isCommerce(name)).isFalse();
    assertThat(EventTypeName.isPattern(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "order.*",
        "order.item.*",
        "ping",
        "issue_created",
        "issue_updated",
        "issue_closed"
      })
  void patternsMayBeWiderOrOfTheOtherFamily(String pattern) {
    assertThat(EventTypeName.isPattern(pattern)).isTrue();
    assertThat(EventTypeName.isCommerce(pattern)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*",
        "Order.*",
        "order.**",
        "*.*",
        "order*",
        "issue_*",
        "issue_deleted",
        "PING",
        "1.*"
      })
  void refusesOtherPatterns(String pattern) {
    assertThat(EventTypeName.isPattern(pattern)).isFalse();
  }

  @Test
  void namesHaveALength() {
    assertThat(EventTypeName.isCommerce("a." + "b".repeat(126))).isTrue();
    assertThat(EventTypeName.isCommerce("a." + "b".repeat(127))).isFalse();
    assertThat(EventTypeName.isPattern("a".repeat(126) + ".*")).isTrue();
    assertThat(EventTypeName.isPattern("a".repeat(127) + ".*")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, order.created, true",
    "*, ping, true",
    "order.created, order.created, true",
    "order.created, order.created.late, false",
    "order.created, order.updated, false",
    "order.*, order.created, true",
    "order.*, order.item.created, true",
    "order.*, orders.created, false",
    "order.*, preorder.created, false",
    "order.*, order, false",
    "order.item.*, order.created, false",
    "ping, ping, true",
    "issue_created, issue_closed, false"
  })
  void patternsCoverTypes(String pattern, String type, boolean covered) {
    assertThat(EventTypeName.covers(pattern, type)).isEqualTo(covered);
    assertThat(EventTypeName.brings(pattern, type)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "*, delivery.failed, false",
    "delivery.*, delivery.failed, false",
    "delivery.failed, delivery.failed, true",
    "endpoint.disabled, endpoint.failing, false"
  })
  void noticesAreBroughtToThoseWhoNameThem(String pattern, String type, boolean brought) {
    assertThat(EventTypeName.isNotice(type)).isTrue();
    assertThat(EventTypeName.brings(pattern, type)).isEqualTo(brought);
  }

  @Test
  void answersSoonEvenToHostileNames() {
    // Nothing in the pattern may be tried in more than one way.
    var name = "a" + ".a".repeat(50_000) + "!";
    assertThat(EventTypeName.isCommerce(name)).isFalse();
    assertThat(EventTypeName.isPattern("a-".repeat(63) + "!")).isFalse();
  }
}

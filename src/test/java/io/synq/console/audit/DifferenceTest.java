package io.synq.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  @Test
  void onlyWhatChangedIsToldInOrderOfName() {
    assertThat(
            Difference.between(
                json("{'url':'a','name':null,'same':1,'tags':['x'],'updated_at':'1'}"),
                json("{'url':'b','name':'n','same':1,'tags':['x','y'],'updated_at':'2'}")))
        .containsExactly(
            new Difference("name", null, "n"),
            new Difference("tags", "[\"x\"]", "[\"x\",\"y\"]"),
            new Difference("url", "a", "b"));
  }

  @Test
  void newThingsAreToldWholeButForWhatTheyDoNotSay() {
    assertThat(Difference.between(null, json("{'name':'n','filter':null,'enabled':true}")))
        .containsExactly(
            new Difference("enabled", null, "true"), new Difference("name", null, "n"));
  }

  @Test
  void deletedThingsAreToldAsTheyWere() {
    assertThat(Difference.between(json("{'name':'n'}"), null))
        .containsExactly(new Difference("name", "n", null));
    assertThat(Difference.between(null, null)).isEmpty();
  }
}

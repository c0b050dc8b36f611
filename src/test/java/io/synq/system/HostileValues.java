package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** What nobody should send, as JSON text, path segment, query value or header. */
final class HostileValues {
  /** Stands where a raw text goes in, which need not be JSON. */
  private static final String MARK = "f1e2d3c4-put-it-here";

  static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e3",
          "1e999999999",
          "99999999999999999999999999999999",
          "-" + "9".repeat(2000),
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\n\\t\\u0007\"",
          "\"\\u202e\\ufeff\\uffff\"",
          "\"😀é中\"",
          "\"" + "x".repeat(129) + "\"",
          "\"" + "ä".repeat(9000) + "\"",
          "\"'; drop table event; --\"",
          "\"%00%n%s${jndi:ldap://x}\"",
          "\"../../etc/passwd\"",
          "\"2024-02-30T00:00:00.000Z\"",
          "\"+999999999-12-31T23:59:59.999Z\"",
          "\"9999-12-31T23:59:59.999Z\"",
          "\"0000-01-01T00:00:00.000Z\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"http://[::1\"",
          "\"file:///etc/passwd\"",
          "\"https://user:pw@example.com:99999/\"",
          "\"*\"",
          "\"whsec_AAAA\"",
          "\"MIIEAgEDMIIDyAYJKoZIhvcNAQcBoIIDuQSCA7U=\"",
          "[]",
          "[null]",
          "[\"\"]",
          "[[[]]]",
          "[\"*\",\"*\"]",
          "{}",
          "{\"\":null}",
          "{\"a\":{\"b\":[1,{}]}}",
          "{\"$ref\":\"#\"}",
          "{\"Host\":\"x\",\"a b\":\"c\\r\\nd\"}",
          "[" + "1,".repeat(5000) + "1]",
          "{\"a\":".repeat(90) + "1" + "}".repeat(90),
          "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
          "[".repeat(3000),
          "01",
          "NaN",
          "'x'",
          "\"\\x\"",
          "");

  /** Whole bodies. */
  static final List<String> BODIES =
      List.of(
          "",
          " ",
          "{",
          "{}",
          "{}{}",
          "[]",
          "null",
          "7",
          "\"x\"",
          "{\"a\":1,}",
          "\ufeff{}",
          "\u0000",
          "<xml/>",
          "{\"a\":1,\"a\":2}",
          "{\"" + "k".repeat(30_000) + "\":1}",
          "[".repeat(50_000),
          "{\"a\":".repeat(12_000),
          "{\"x\":\"" + "y".repeat(70_000) + "\"}",
          "{\"x\":\"" + "y".repeat(1_100_000) + "\"}");

  static final List<String> TYPES =
      List.of(
          "",
          "text/plain",
          "application/xml",
          "application/json;charset=utf-16",
          "application/json;charset=nonsense",
          "application/problem+json",
          "multipart/form-data",
          "*/*",
          "nonsense",
          ";;;");

  static final List<String> ACCEPTS =
      List.of(
          "text/html",
          "application/json;q=0",
          "application/problem+json",
          "application/*;q=0.1",
          "*/*;q=nonsense",
          "nonsense",
          ";;;",
          "a/b,".repeat(500) + "*/*");

  /** Segments of a path, encoded, that the server takes for ones. */
  static final List<String> SEGMENTS =
      List.of(
          "x",
          "%20",
          "%E2%98%83",
          "%F0%9F%98%80",
          "%27",
          "%22",
          "%25",
          "%2525",
          "%7B%7D",
          "*",
          "%C3%28",
          "%ED%A0%80",
          "00000000-0000-0000-0000-000000000000",
          "E5D3A1F0-7C82-4B69-A91E-3F204DC8B07A",
          "x".repeat(129),
          "x".repeat(3000));

  /** Values of a query parameter, encoded. */
  static final List<String> QUERIES =
      List.of(
          "",
          "0",
          "-1",
          "200",
          "201",
          "99999999999999999999",
          "x",
          "true",
          "%00",
          "%0A",
          "%20",
          "%C3%28",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "%27%20or%201=1--",
          "%25_%5C",
          "2024-12-04T00:00:00.000Z",
          "9999-12-31T23:59:59.999Z",
          "0000-01-01T00:00:00.000Z",
          "2024-12-04T00:00:00Z",
          "MTczMzMyNjMyNy40MTIuZTVk",
          "LTk5OTk5OTk5OTk5OTk5OTkuMC54",
          "x".repeat(129),
          "x".repeat(5000),
          "a&b=c",
          "%zz");

  static final List<String> HEADERS =
      List.of(
          " ",
          "*",
          "x",
          "\"1\"",
          "\"999999999999999999999\"",
          "W/\"1\"",
          "\"1\", \"2\"",
          "\"",
          "é",
          "\t",
          "x".repeat(255),
          "x".repeat(256),
          "x".repeat(5000));

  static final List<String> CREDENTIALS =
      List.of(
          "Bearer",
          "Bearer x",
          "Bearer synq_00000000000000000000000000000000",
          "Bearer a.b.c",
          "Bearer " + "x".repeat(5000),
          "Basic",
          "Basic !!!",
          "Basic bm9ib2R5Ondyb25n",
          "Basic Og==",
          "Digest x",
          "é");

  private HostileValues() {}

  /** Every place in a document, as JSON Pointers. */
  static List<String> places(JsonValue json) {
    List<String> places = new ArrayList<>();
    add(json, "", places);
    return places;
  }

  private static void add(JsonValue json, String pointer, List<String> places) {
    if (json instanceof JsonObject object) {
      object.forEach((name, value) -> inner(value, pointer + "/" + name, places));
    } else if (json instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        inner(array.get(i), pointer + "/" + i, places);
      }
    }
  }

  private static void inner(JsonValue value, String pointer, List<String> places) {
    places.add(pointer);
    add(value, pointer, places);
  }

  /** The document's text with a raw text in place of what is at the pointer. */
  static String with(JsonObject document, String pointer, String raw) {
    JsonPointer place = Json.createPointer(pointer);
    JsonString mark = Json.createValue(MARK);
    JsonObject marked =
        place.containsValue(document) ? place.replace(document, mark) : place.add(document, mark);
    return marked.toString().replace('"' + MARK + '"', raw);
  }

  static String without(JsonObject document, String pointer) {
    return Json.createPointer(pointer).remove(document).toString();
  }
}

package io.synq.endpoint;

import java.util.Arrays;
import java.util.Locale;

/** Whether an endpoint's deliveries keep their order, and by what. */
enum Ordering {
  /** Each goes as soon as it can. */
  NONE,
  /** Those of one event type go one after the other. */
  EVENT_TYPE,
  /** Those go one after the other for which an expression over the body gives the same. */
  KEY;

  static final String NONE_TEXT = "none";
  static final String EVENT_TYPE_TEXT = "event_type";
  static final String KEY_TEXT = "key";

  /** The text in the database and in the API. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ordering of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst().orElse(NONE);
  }
}

package io.synq.endpoint;

import io.synq.platform.Word;

/** Whether an endpoint's deliveries keep their order, and by what. */
enum Ordering implements Word {
  /** Each goes as soon as it can. */
  NONE,
  /** Those of one event type go one after the other. */
  EVENT_TYPE,
  /** Those go one after the other for which an expression over the body gives the same. */
  KEY;

  static final String NONE_TEXT = "none";
  static final String EVENT_TYPE_TEXT = "event_type";
  static final String KEY_TEXT = "key";

  static Ordering of(String text) {
    return Word.of(Ordering.class, text).orElse(NONE);
  }
}

package io.synq.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A constant of an enumeration, whose name in lower case stands for it outside of the code. */
public interface Word {
  String name();

  /** As the API, the database, a log or an address has it. */
  default String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant of this text. */
  static <E extends Enum<E> & Word> Optional<E> of(Class<E> type, @Nullable String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.text().equals(text))
        .findFirst();
  }
}

package io.synq.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text that is stored as bytes. */
@Converter
public class Utf8Converter implements AttributeConverter<String, byte[]> {
  @Override
  public byte @Nullable [] convertToDatabaseColumn(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String convertToEntityAttribute(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}

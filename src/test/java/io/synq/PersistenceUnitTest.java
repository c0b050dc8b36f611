package io.synq;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The persistence unit names its classes, since looking for them takes a second of each start. */
class PersistenceUnitTest {
  private static final Path UNIT = Path.of("src/main/resources/META-INF/persistence.xml");
  private static final Pattern CLASS = Pattern.compile("<class>([^<]+)</class>");

  @Test
  void namesEachOfItsClasses() throws IOException {
    List<String> mapped =
        ProductClasses.ALL.stream()
            .filter(PersistenceUnitTest::isMapped)
            .map(JavaClass::getName)
            .toList();
    List<String> named =
        CLASS.matcher(Files.readString(UNIT)).results().map(result -> result.group(1)).toList();
    assertThat(named).isNotEmpty().containsExactlyInAnyOrderElementsOf(mapped);
  }

  private static boolean isMapped(JavaClass type) {
    return type.isAnnotatedWith(Entity.class)
        || type.isAnnotatedWith(Embeddable.class)
        || type.isAnnotatedWith(MappedSuperclass.class)
        || type.isAssignableTo(AttributeConverter.class);
  }
}

package io.synq.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskReserveTest {

  @Test
  void derbysFolderIsInItsUrl() {
    assertThat(DiskReserve.directory("jdbc:derby:/var/lib/synq/derby;create=true"))
        .contains(Path.of("/var/lib/synq/derby"));
    assertThat(DiskReserve.directory("jdbc:derby:data/derby")).contains(Path.of("data/derby"));
  }

  @Test
  void anotherDatabaseMindsItsOwnDisk() {
    assertThat(DiskReserve.directory("jdbc:postgresql://localhost:5432/synq")).isEmpty();
  }
}

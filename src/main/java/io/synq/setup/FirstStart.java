package io.synq.setup;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Checks every setting, and makes what an empty database needs. */
@Singleton
@Startup
@DependsOn("Migration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstStart {
  private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());

  @Inject @Any Instance<FeatureSettings> settings;
  @Inject Instance<Bootstrap> bootstrap;
  @Inject Workers workers;

  @PostConstruct
  void start() {
    try {
      settings.forEach(feature -> {});
      bootstrap.get().run().ifPresent(FirstStart::print);
    } catch (BadSettingException e) {
      LOG.log(System.Logger.Level.ERROR, "start.refused setting=" + e.getMessage());
      print("Synq Events does not start: " + e.getMessage() + System.lineSeparator());
      // The server holds nothing but this application: without it there is nothing to run. From
      // another thread, since the exit waits for this start to end.
      workers.execute(() -> Runtime.getRuntime().exit(1));
      throw e;
    }
  }

  /** To the process's own output, past the server's logs: the text holds secrets. */
  private static void print(String text) {
    try {
      // Not closed: it is the process's output, not ours.
      new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "start.output_closed");
    }
  }
}

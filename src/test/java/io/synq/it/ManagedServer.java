package io.synq.it;

import io.synq.system.Broker;
import io.synq.system.Directories;
import io.synq.system.Ports;
import io.synq.system.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Gives the server that Arquillian manages free ports, an empty database and the messaging. */
public class ManagedServer implements LauncherSessionListener {
  private static final Path WLP = Path.of("target/liberty/wlp").toAbsolutePath();
  private static final Path SERVER = WLP.resolve("usr/servers/synq-it");

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String database = System.getProperty("synq.db");
    if (database != null && Files.isDirectory(SERVER)) {
      Map<String, String> settings = new TreeMap<>();
      settings.put("synq.db", database);
      settings.put("synq.data.directory", SERVER.resolve("data").toString());
      settings.put("synq.http.port", Integer.toString(Ports.free()));
      settings.put("synq.https.port", Integer.toString(Ports.free()));
      settings.put("synq.messaging", "embedded");
      settings.put("synq.broker.prefix", "managed.");
      if (database.equals("postgresql")) {
        add(settings, Postgres.newDatabase());
      }
      if (Broker.inUse()) {
        add(settings, Broker.shared().settings());
      }
      Directories.delete(SERVER.resolve("data"));
      Directories.create(SERVER.resolve("dropins"));
      write(SERVER.resolve("configDropins/overrides/test.xml"), text(settings));
      // An include looks at variables before the other file is read.
      write(
          SERVER.resolve("bootstrap.properties"),
          "synq.messaging=" + settings.get("synq.messaging") + "\n");
      System.setProperty("synq.it.wlp", WLP.toString());
      System.setProperty("synq.it.port", settings.get("synq.http.port"));
    }
  }

  private static void add(Map<String, String> settings, Map<String, String> environment) {
    environment.forEach(
        (name, value) -> settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
  }

  private static String text(Map<String, String> settings) {
    StringBuilder xml = new StringBuilder("<server>\n");
    settings.forEach(
        (name, value) ->
            xml.append("  <variable name=\"" + name + "\" value=\"" + value + "\"/>\n"));
    return xml.append("</server>\n").toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

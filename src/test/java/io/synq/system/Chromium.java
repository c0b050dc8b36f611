package io.synq.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium, one process for each thread that runs tests, as Playwright wants it; by
 * preference its shell without a window, which takes half the time. On Debian that is installed if
 * there is none.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
  private static final Path INSTALLER = Path.of("/usr/bin/apt-get");

  private static final ThreadLocal<Browser> RUNNING = ThreadLocal.withInitial(Chromium::start);

  private Chromium() {}

  static Browser running() {
    return RUNNING.get();
  }

  private static Browser start() {
    Path program = program();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                // Chromium's sandbox cannot be set up by root or within containers, and a graphics
                // card that is made up takes a processor's time.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
  }

  private static synchronized Path program() {
    return find().or(Chromium::install).orElseThrow(Chromium::missing);
  }

  private static Optional<Path> find() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> install() {
    if (!Files.isExecutable(INSTALLER)) {
      return Optional.empty();
    }
    Stream.of(
            List.of(INSTALLER.toString(), "update", "-q"),
            List.of(
                INSTALLER.toString(),
                "install",
                "-q",
                "-y",
                "--no-install-recommends",
                NAMES.get(0)))
        .forEach(Chromium::run);
    return find();
  }

  private static void run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      builder.start().waitFor();
    } catch (IOException e) {
      throw missing();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The console's tests need Chromium on the PATH, as one of "
            + NAMES
            + ". On Debian and Ubuntu, root gets it by itself; elsewhere install it first.");
  }
}

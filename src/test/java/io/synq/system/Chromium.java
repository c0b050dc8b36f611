package io.synq.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system's Chromium, one process for each thread that runs tests, as Playwright wants it; by
 * preference its shell without a window, which takes half the time. On Debian that is installed if
 * there is none.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

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
    return DebianPackages.install(NAMES.get(0)) ? find() : Optional.empty();
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The console's tests need Chromium on the PATH, as one of "
            + NAMES
            + ". On Debian and Ubuntu, root gets it by itself; elsewhere install it first.");
  }
}

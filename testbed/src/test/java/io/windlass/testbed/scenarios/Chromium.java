package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser that the machine has; nothing is downloaded. */
final class Chromium implements AutoCloseable {

  /** Set where a missing browser is a failure, not a reason to skip. */
  private static final String REQUIRED = "WINDLASS_BROWSER_REQUIRED";

  private static final String MISSING =
      "no browser on the PATH: apt-get install chromium, to have the web UI walked through";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
  }

  /** Starts it without a window; a machine without one skips the test, unless that is an error. */
  static Chromium start() {
    Optional<Path> program = find();
    if (program.isEmpty()) {
      assertThat(System.getenv(REQUIRED)).as(MISSING).isNull();
      return abort(MISSING);
    }
    return new Chromium(program.get());
  }

  private static Optional<Path> find() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Page page(int width, int height) {
    return browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
  }

  @Override
  public void close() {
    playwright.close();
  }
}

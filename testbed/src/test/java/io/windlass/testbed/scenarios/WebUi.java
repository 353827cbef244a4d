package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Temporal's web UI in a real browser, as a person clicks through it. */
final class WebUi implements AutoCloseable {

  /** Everything waits at most so long: a busy machine paints slowly. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /** For a look at what may be about to vanish. */
  private static final Duration GLANCE = Duration.ofSeconds(3);

  private static final Path PICTURES = Path.of("target", "web-ui");

  private final Chromium chromium;
  private final Page page;
  private final URI address;

  WebUi(URI address) {
    this.address = address;
    chromium = Chromium.start();
    page = chromium.page(1280, 800);
    page.setDefaultTimeout(PATIENCE.toMillis());
  }

  /** Opens the page of a workflow's newest run. */
  WebUi open(String workflowId) {
    page.navigate(
        "%s/namespaces/default/workflows/%s"
            .formatted(address, URLEncoder.encode(workflowId, StandardCharsets.UTF_8)));
    return on(workflowId);
  }

  /** The page is that of this workflow. */
  WebUi on(String workflowId) {
    named(AriaRole.HEADING, workflowId).waitFor();
    page.waitForURL("**/history**");
    return this;
  }

  WebUi tab(String name) {
    named(AriaRole.TAB, name).click();
    return this;
  }

  WebUi follow(String link) {
    named(AriaRole.LINK, link).click();
    return this;
  }

  /** Runs the query that is chosen already: the first one. */
  WebUi query() {
    tab("Queries");
    named(AriaRole.BUTTON, "Run Query").click();
    return this;
  }

  /** Opens the list of updates, each with its description. */
  WebUi chooseUpdate() {
    named(AriaRole.BUTTON, "More Actions").click();
    named(AriaRole.MENUITEM, "Send an Update").click();
    inDialog("[data-testid=update-select-button]").click();
    return this;
  }

  /** Sends one from the list. */
  WebUi sendUpdate(String name) {
    option(name).click();
    confirm();
    return this;
  }

  /** The same with an argument, as JSON. */
  WebUi sendUpdate(String name, String data) {
    option(name).click();
    inDialog(".cm-content").fill(data);
    confirm();
    return this;
  }

  WebUi requestCancellation() {
    named(AriaRole.BUTTON, "Request Cancellation").click();
    confirm();
    return this;
  }

  private void confirm() {
    inDialog("[data-testid=confirm-modal-button]").click();
  }

  private Locator option(String name) {
    return inDialog("[role=option]").getByText(name, new Locator.GetByTextOptions().setExact(true));
  }

  /** The page has each dialog twice: for wide and for narrow windows. */
  private Locator inDialog(String selector) {
    return page.locator("dialog[open] " + selector);
  }

  private Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** Waits until all of it can be read somewhere on the page. */
  WebUi shows(String... texts) {
    boolean shown = Eventually.holds(PATIENCE, () -> hasAll(texts));
    if (!shown) {
      picture("missing");
      assertThat(text()).contains(texts);
    }
    return this;
  }

  private boolean hasAll(String... texts) {
    try {
      String all = text();
      return Stream.of(texts).allMatch(all::contains);
    } catch (PlaywrightException repainted) {
      return false;
    }
  }

  /** What can be seen. Details stand in frames of their own, where their Markdown does no harm. */
  private String text() {
    return page.frames().stream().map(WebUi::text).collect(Collectors.joining("\n"));
  }

  private static String text(Frame frame) {
    return frame
        .locator("body")
        .innerText(new Locator.InnerTextOptions().setTimeout(GLANCE.toMillis()));
  }

  /** Keeps what is seen now, for people. */
  WebUi picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    return this;
  }

  @Override
  public void close() {
    chromium.close();
  }
}

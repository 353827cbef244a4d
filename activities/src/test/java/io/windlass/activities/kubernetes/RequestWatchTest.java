package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.kubernetes.RequestWatch.Ask;
import io.windlass.activities.kubernetes.RequestWatch.Sight;
import io.windlass.activities.kubernetes.RequestWatch.Subject;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is noticed is asked for once, what is due again, and nothing while somebody waits. */
class RequestWatchTest {

  private static final Ask CHANGED = new Ask(Request.CERTIFICATES, "load-changed");
  private static final Ask DUE = new Ask(Request.CERTIFICATES, "load-due");

  private final RequestWatch watch = new RequestWatch();
  private final Watched driver = new Watched("demo");

  @Test
  void aStateIsAskedForOnce() {
    driver.differs = true;
    look();
    look();
    assertThat(driver.asked).containsExactly(CHANGED);

    driver.state = "another";
    look();
    assertThat(driver.asked).containsExactly(CHANGED, CHANGED);
  }

  @Test
  void whatIsDueIsAskedForUntilItIsDone() {
    look();
    assertThat(driver.asked).isEmpty();

    driver.due = true;
    look();
    look();
    assertThat(driver.asked).containsExactly(DUE, DUE);
  }

  @Test
  void whileARequestWaitsNothingIsRemembered() {
    driver.differs = true;
    look();
    driver.waiting = true;
    look();
    driver.waiting = false;
    look();

    assertThat(driver.asked).containsExactly(CHANGED, CHANGED);
  }

  @Test
  void oneThatCannotBeReadHidesNoOther() {
    Watched broken = new Watched("broken");
    broken.unreadable = true;
    driver.differs = true;

    assertThat(watch.look(Stream.of(broken, driver)))
        .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofMinutes(50)));
    assertThat(driver.asked).containsExactly(CHANGED);
  }

  @Test
  void whatHasCertificatesLookedAtIsWaitedFor() {
    assertThat(RequestWatch.asked(Map.of("windlass.io/replace-authority", "now"))).isTrue();
    assertThat(RequestWatch.asked(Map.of("windlass.io/restart", "now"))).isFalse();
  }

  private void look() {
    watch.look(Stream.of(driver));
  }

  private static final class Watched implements Subject {

    private final String name;
    private final List<Ask> asked = new ArrayList<>();
    private String state = "one";
    private boolean differs;
    private boolean due;
    private boolean waiting;
    private boolean unreadable;

    Watched(String name) {
      this.name = name;
    }

    @Override
    public ResourceReference reference() {
      return new ResourceReference("Deployment", "", name, "uid", 1);
    }

    @Override
    public Optional<Sight> look() {
      if (unreadable) {
        throw new IllegalArgumentException("nobody can read it");
      }
      Optional<Instant> end = Optional.of(Instant.now().plus(Duration.ofHours(1)));
      return Optional.of(
          waiting
              ? Sight.waiting(end)
              : new Sight(
                  Optional.of(state),
                  () -> Optional.of(CHANGED).filter(ask -> differs),
                  () -> Optional.of(DUE).filter(ask -> due),
                  end));
    }

    @Override
    public void ask(Ask ask) {
      asked.add(ask);
    }
  }
}

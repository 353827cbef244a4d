package io.windlass.starter.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.ResourceReference;
import org.junit.jupiter.api.Test;

class UpdateIdTest {

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "uid-1", 7);

  @Test
  void aSpecIsNamedByItsGenerationAlone() {
    assertThat(UpdateId.of(DEMO, Need.Ask.plain(Cause.SPEC, ""))).isEqualTo("uid-1-7");
  }

  @Test
  void anyOtherRequestIsNamedByItsCauseToo() {
    assertThat(UpdateId.of(DEMO, Need.Ask.plain(Cause.DRIFT, "changed-abc-12")))
        .isEqualTo("uid-1-7-drift-changed-abc-12");
  }

  @Test
  void startersThatSeeTheSameChangeAskUnderTheSameId() {
    Demo edited = Demo.converged(2).with(Demo.service("11", true), Demo.nodes(3, 3));
    assertThat(UpdateId.of(DEMO, (Need.Ask) new Story().lastingEvent(edited)))
        .isEqualTo(UpdateId.of(DEMO, (Need.Ask) new Story().lastingEvent(edited)));
  }
}

package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeparturesTest {

  private static final Pod FIRST = pod("demo-target-1", "1a2b3c4d-0000");
  private static final Pod SECOND = pod("demo-target-11", "5e6f7a8b-0000");

  @Test
  void isReadAsItWasWritten() {
    Departures written =
        Departures.parse("")
            .with(List.of(FIRST, SECOND), Departure.ASKED)
            .with(List.of(FIRST), Departure.MOVED);
    assertThat(written.annotation())
        .isEqualTo("demo-target-11=5e6f7a8b.asked,demo-target-1=1a2b3c4d.moved");
    assertThat(Departures.parse(written.annotation())).isEqualTo(written);
    assertThat(written.of(FIRST)).isEqualTo(Departure.MOVED);
    assertThat(written.of(SECOND)).isEqualTo(Departure.ASKED);
  }

  @Test
  void saysNothingOfALaterPodOfTheSameName() {
    Departures recorded = Departures.parse("").with(List.of(FIRST), Departure.MOVED);
    assertThat(recorded.of(pod("demo-target-1", "99999999-0000"))).isEqualTo(Departure.NONE);
  }

  @Test
  void aPodThatNeverWasOnAHostIsAsEmptyAsTheLastOne() {
    Departures recorded = Departures.parse("").with(List.of(FIRST), Departure.EMPTIED);
    Pod waiting = pod("demo-target-1", "99999999-0000");
    assertThat(recorded.of(FIRST)).isEqualTo(Departure.EMPTIED);
    assertThat(recorded.of(waiting)).isEqualTo(Departure.EMPTIED);
    Pod placed = new PodBuilder(waiting).withNewSpec().withNodeName("worker-3").endSpec().build();
    assertThat(recorded.of(placed)).isEqualTo(Departure.NONE);
    assertThat(recorded.of(pod("demo-target-11", "99999999-0000"))).isEqualTo(Departure.NONE);
  }

  @Test
  void thatIsForgottenWithTheNextOne() {
    Departures recorded = Departures.parse("").with(List.of(FIRST, SECOND), Departure.EMPTIED);
    Pod next = pod("demo-target-1", "99999999-0000");
    assertThat(recorded.settled(SettledTargets.parse("demo-target-1=99999999.0")).annotation())
        .isEqualTo("demo-target-11=5e6f7a8b.emptied");
    assertThat(recorded.with(List.of(next), Departure.ASKED).of(FIRST)).isEqualTo(Departure.NONE);
  }

  @Test
  void forgetsOneTargetAlone() {
    Departures recorded = Departures.parse("").with(List.of(FIRST, SECOND), Departure.ASKED);
    assertThat(recorded.without("demo-target-1").annotation())
        .isEqualTo("demo-target-11=5e6f7a8b.asked");
  }

  @Test
  void whatAPersonWroteThereMeansNothing() {
    assertThat(Departures.parse("nonsense,a=b.c,demo-target-1=1a2b3c4d.gone").of(FIRST))
        .isEqualTo(Departure.NONE);
  }

  private static Pod pod(String name, String uid) {
    return new PodBuilder().withNewMetadata().withName(name).withUid(uid).endMetadata().build();
  }
}

package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "", 1);

  @Test
  void anOperationIsAboutItsResource() {
    Subject subject =
        Subject.of(new Object[] {new OperationRequest(DEMO, Operation.DEPLOY, Reason.NEW_CLUSTER)});
    assertThat(subject)
        .isEqualTo(new Subject(Optional.of(DEMO), Optional.of(Operation.DEPLOY), Optional.empty()));
  }

  /** A person who asks for a retry leaves its second input out, unless a step is to be skipped. */
  @Test
  void whatAPersonLeftOutIsNothing() {
    assertThat(Subject.of(new Object[] {DEMO, null}).reference()).contains(DEMO);
    assertThat(Subject.of(new Object[] {null}).reference()).isEmpty();
  }

  @Test
  void wordsOfOthersTellNothing() {
    assertThat(Subject.of(new Object[] {"approve", 7}))
        .isEqualTo(new Subject(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}

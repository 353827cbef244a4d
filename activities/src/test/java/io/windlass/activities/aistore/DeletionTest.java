package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeletionTest {

  private static AIStore annotated(String key, String value) {
    AIStore aistore = Demo.plain();
    aistore.getMetadata().setAnnotations(Map.of(key, value));
    return aistore;
  }

  @Test
  void nothingGoesUnlessTheSpecSaysSo() {
    CleanUp cleanUp = Deletion.cleanUp(Demo.plain());
    assertThat(cleanUp.metadata()).isFalse();
    assertThat(cleanUp.data()).isFalse();
    assertThat(cleanUp.told()).isFalse();
  }

  @Test
  void onlyTheUidForcesADeletion() {
    assertThat(Deletion.cleanUp(annotated(Wishes.FORCE_DELETE, Demo.UID)).told()).isTrue();
    assertThat(Deletion.cleanUp(annotated(Wishes.FORCE_DELETE, "true")).told()).isFalse();
    assertThat(Deletion.cleanUp(annotated(Wishes.FORCE_DELETE, "demo")).told()).isFalse();
  }

  @Test
  void whoIsStillToEndWasNotToldInFull() {
    assertThat(Deletion.cleanUp(annotated(Annotations.DECOMMISSION, "demo-target-0=1.0")).told())
        .isFalse();
    assertThat(Deletion.cleanUp(annotated(Annotations.DECOMMISSION, "done")).told()).isTrue();
  }
}

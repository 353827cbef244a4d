package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.pmem.objects.DriverLabels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from the objects that run a driver's pods. */
class DriverWorkloadsTest {

  @Test
  void aRememberedTemplateIsOneThatCanBeApplied() {
    Map<String, Object> metadata = Map.of("labels", Map.of(DriverLabels.REVISION, "v1"));
    Map<String, Object> template =
        Map.of("$patch", "replace", "metadata", metadata, "spec", Map.of("hostNetwork", true));

    PodTemplateSpec remembered =
        DriverWorkloads.template(Map.of("spec", Map.of("template", template)));

    assertThat(DriverWorkloads.revision(remembered)).isEqualTo("v1");
    assertThat(Serialization.asJson(remembered)).contains("hostNetwork").doesNotContain("$patch");
  }

  @Test
  void whatRemembersNoTemplateHasNoRevision() {
    assertThat(DriverWorkloads.revision(DriverWorkloads.template(Map.of()))).isEmpty();
  }
}

package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is revoked at the price of what is stored. */
class RevocationProblemsTest {

  private static final String TLS = "tls: {secretName: demo-certs}\n";

  private static AIStore asked(String spec, String issuer, String text) {
    AIStore aistore = Samples.withSpec(TLS + spec);
    aistore.getMetadata().getAnnotations().put(Https.ISSUER, issuer);
    aistore.getMetadata().getAnnotations().put("windlass.io/replace-authority", text);
    return aistore;
  }

  private static List<String> problems(AIStore aistore) {
    return RevocationProblems.of(aistore).map(SpecProblem::text).toList();
  }

  @Test
  void whatWouldBeLostIsNamed() {
    assertThat(
            problems(asked("stateStorage: {pvc: null, emptyDir: {}}", "windlass", "revoke monday")))
        .singleElement()
        .asString()
        .contains("metadata.annotations[windlass.io/replace-authority]", "emptyDir");
    assertThat(
            problems(
                asked(
                    "targetSpec: {pvcRetentionPolicy: {whenScaled: Delete}}",
                    "windlass",
                    "revoke monday")))
        .singleElement()
        .asString()
        .contains("spec.targetSpec.pvcRetentionPolicy.whenScaled (Delete)");
  }

  @Test
  void whatEndsNoNodeLosesNothing() {
    String spec = "targetSpec: {pvcRetentionPolicy: {whenScaled: Delete}}";
    assertThat(problems(asked("", "windlass", "revoke monday"))).isEmpty();
    assertThat(problems(asked(spec, "windlass", "monday"))).isEmpty();
    assertThat(problems(asked(spec, "", "revoke monday"))).isEmpty();
    AIStore done = asked(spec, "windlass", "revoke monday");
    done.getMetadata().getAnnotations().put("windlass.io/replace-authority-done", "revoke monday");
    assertThat(problems(done)).isEmpty();
  }
}

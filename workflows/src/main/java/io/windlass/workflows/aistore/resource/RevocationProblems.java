package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Rotation;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a cluster would lose by being shut down, as it has to be for its authority to be revoked.
 */
final class RevocationProblems {

  private static final String PATH =
      "metadata.annotations[%s]".formatted(Request.REPLACE_AUTHORITY.annotation());

  private RevocationProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    return new Https(aistore).revoked()
        ? Stream.concat(state(aistore.getSpec()), claims(aistore.getSpec()))
        : Stream.empty();
  }

  private static Stream<SpecProblem> state(AIStoreSpec spec) {
    return StateVolume.of(spec) instanceof StateVolume.Ephemeral
        ? Stream.of(
            problem(
                "the cluster is shut down for that, and its state, which is in an emptyDir, would be lost: leave out that word, so that the authority is replaced node by node"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> claims(AIStoreSpec spec) {
    return Arrays.stream(DaemonRole.values())
        .filter(role -> LifecycleProblems.claimsGo(spec.daemon(role)))
        .map(
            role ->
                problem(
                    "the cluster is shut down for that, and spec.%sSpec.pvcRetentionPolicy.whenScaled (Delete) would delete its volume claims: set that to Retain, or leave out the word"
                        .formatted(role.word())));
  }

  private static SpecProblem problem(String remedy) {
    return blocking(PATH, Rotation.REVOKE, remedy);
  }
}

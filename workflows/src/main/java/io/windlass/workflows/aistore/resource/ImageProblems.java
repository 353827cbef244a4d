package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images that are missing. */
final class ImageProblems {
  private ImageProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.of(
            missing("spec.nodeImage", spec.nodeImage()),
            missing("spec.initImage", spec.initImage()),
            Optional.ofNullable(spec.logSidecar())
                .flatMap(sidecar -> missing("spec.logSidecar.image", sidecar.image())))
        .flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> missing(String path, @Nullable String image) {
    return image == null || image.isBlank()
        ? Optional.of(blocking(path, SpecProblems.ABSENT, "name an image"))
        : Optional.empty();
  }
}

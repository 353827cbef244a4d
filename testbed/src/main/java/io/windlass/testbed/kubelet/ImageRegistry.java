package io.windlass.testbed.kubelet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that can be pulled: repository to program. May be changed while pods run; a pull that
 * failed is tried again after its back-off.
 */
public final class ImageRegistry {

  private final Map<String, ContainerProgram> programs = new ConcurrentHashMap<>();

  /** Adds a repository or replaces its program. Returns this, for chaining. */
  public ImageRegistry put(String repository, ContainerProgram program) {
    programs.put(ImageReference.parse(repository).repository(), program);
    return this;
  }

  /** From now on a pull of this repository fails; what runs goes on. */
  public void remove(String repository) {
    programs.remove(ImageReference.parse(repository).repository());
  }

  /** The program behind an image, or empty when the repository or its tag does not exist. */
  public Optional<ContainerProgram> pull(String image) {
    ImageReference reference = ImageReference.parse(image);
    return Optional.ofNullable(programs.get(reference.repository()))
        .filter(program -> program.hasTag(reference.tag()));
  }
}

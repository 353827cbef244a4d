package io.windlass.activities.aistore.certificates;

import io.windlass.pki.Identity;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The certificate that Windlass shows: one for all clusters, or one for each. */
final class ClientIdentity {

  private final Path place;
  private final boolean perCluster;
  private final Map<Path, Remembered<Both, Identity>> remembered = new ConcurrentHashMap<>();

  ClientIdentity(Path place, boolean perCluster) {
    this.place = place;
    this.perCluster = perCluster;
  }

  /** The two files; never printed. */
  private record Both(String chain, String key) {
    @Override
    public String toString() {
      return "two files";
    }
  }

  /** The directory with the two files for a cluster. */
  Path directory(AIStore aistore) {
    return perCluster
        ? place
            .resolve(aistore.getMetadata().getNamespace())
            .resolve(aistore.getMetadata().getName())
        : place;
  }

  /**
   * Certificate and key as the files are now.
   *
   * @throws UnusablePem when they are no certificate and its key
   * @throws IOException when they can't be read
   */
  Identity read(AIStore aistore) throws IOException, UnusablePem {
    Path directory = directory(aistore);
    Both files =
        new Both(
            Files.readString(directory.resolve(Https.CERTIFICATE)),
            Files.readString(directory.resolve(Https.KEY)));
    return remembered
        .computeIfAbsent(directory, ignored -> new Remembered<>())
        .of(files, both -> Identity.read(both.chain(), both.key()));
  }
}

package io.windlass.activities.aistore.certificates;

import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Certificates that an installation trusts, from a file or from all files of a directory. */
public final class AuthorityFiles {

  private final Path place;
  private final Remembered<String, List<X509Certificate>> remembered = new Remembered<>();

  public AuthorityFiles(Path place) {
    this.place = place;
  }

  /**
   * The certificates as the files are now.
   *
   * @throws UnusablePem when a file holds none
   * @throws IOException when one can't be read
   */
  public List<X509Certificate> read() throws IOException, UnusablePem {
    return remembered.of(text(), Pem::certificates);
  }

  private String text() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files()) {
      texts.add(Files.readString(file));
    }
    return String.join("\n", texts);
  }

  /** A mounted ConfigMap has its real files in hidden directories, and links to them. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}

package io.windlass.activities.aistore.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the installation count as they are at the moment, also when they are mounted. */
class FilesTest {

  private static final Validity VALIDITY =
      new Validity(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
  private static final AIStore DEMO =
      Serialization.unmarshal(
          """
          apiVersion: ais.nvidia.com/v1beta1
          kind: AIStore
          metadata: {name: demo, namespace: ais}
          """,
          AIStore.class);

  private final Authority one = Authority.create("one", VALIDITY);
  private final Authority other = Authority.create("other", VALIDITY);

  @TempDir Path directory;

  @Test
  void authoritiesComeFromAFileOrADirectoryAndAreReadAgain() throws Exception {
    Path file = Files.writeString(directory.resolve("a.crt"), one.certificateText());
    AuthorityFiles ofFile = new AuthorityFiles(file);
    AuthorityFiles ofDirectory = new AuthorityFiles(directory);
    assertThat(ofFile.read()).containsExactly(one.certificate());
    assertThat(ofFile.read()).as("read once").isSameAs(ofFile.read());

    Files.createDirectory(directory.resolve("..data"));
    Files.writeString(directory.resolve("b.crt"), other.certificateText());
    assertThat(ofDirectory.read()).containsExactly(one.certificate(), other.certificate());
    Files.writeString(file, other.certificateText());
    assertThat(ofFile.read()).containsExactly(other.certificate());
    Files.writeString(file, "nonsense");
    assertThatThrownBy(ofFile::read).isInstanceOf(UnusablePem.class);
  }

  @Test
  void oneIdentityForAllOrOneForEachCluster() throws Exception {
    Identity first = one.issue("windlass", List.of(), VALIDITY);
    write(directory, first);
    ClientIdentity forAll = new ClientIdentity(directory, false);
    assertThat(forAll.read(DEMO)).isEqualTo(first);

    Identity second = other.issue("windlass", List.of(), VALIDITY);
    write(Files.createDirectories(directory.resolve("ais/demo")), second);
    assertThat(new ClientIdentity(directory, true).read(DEMO)).isEqualTo(second);
    write(directory, second);
    assertThat(forAll.read(DEMO)).as("renewed").isEqualTo(second);
  }

  private static void write(Path place, Identity identity) throws IOException {
    Files.writeString(place.resolve("tls.crt"), identity.chainText());
    Files.writeString(place.resolve("tls.key"), identity.keyText());
  }
}

package io.windlass.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a certificate speaks for. */
class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "a.example, a.example, true",
    "A.Example, a.eXample, true",
    "a.example, b.example, false",
    "*.example, a.example, true",
    "*.example, example, false",
    "*.example, b.a.example, false",
    "*.0.0.1, 127.0.0.1, false",
    "127.0.0.1, 127.0.0.1, true",
    "fd00:0:0:0:0:0:0:1, fd00::1, true",
    "fd00:0:0:0:0:0:0:1, fd00::2, false"
  })
  void aWildcardStandsForOneLabel(String name, String host, boolean covers) {
    assertThat(Names.covers(name, host)).isEqualTo(covers);
  }

  @Test
  void tellsWhichHostsAreMissing() {
    Authority authority = Authority.create("root", Issued.YEAR);
    Identity identity = Issued.by(authority, "*.demo.svc", "10.0.0.7");
    assertThat(Names.of(identity.certificate())).containsExactly("*.demo.svc", "10.0.0.7");
    assertThat(
            Names.uncovered(
                identity.certificate(), List.of("a.demo.svc", "10.0.0.7", "10.0.0.8", "b.svc")))
        .containsExactly("10.0.0.8", "b.svc");
    assertThat(Names.uncovered(Issued.by(authority).certificate(), List.of("demo")))
        .containsExactly("demo");
  }

  @Test
  void speaksForWhateverItWasIssuedFor() {
    List<String> hosts = List.of("*.demo.svc", "demo", "10.0.0.7", "fd00::7");
    Authority authority = Authority.create("root", Issued.YEAR);
    Identity identity = authority.issue("demo", hosts, Issued.YEAR);
    assertThat(Names.uncovered(identity.certificate(), hosts)).isEmpty();
  }
}

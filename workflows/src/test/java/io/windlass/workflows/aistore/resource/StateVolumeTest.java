package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.StateVolume.Claimed;
import io.windlass.workflows.aistore.resource.StateVolume.Ephemeral;
import io.windlass.workflows.aistore.resource.StateVolume.OnHost;
import io.windlass.workflows.aistore.resource.StateVolume.Undefined;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spelling of the state volume, and which one wins. */
class StateVolumeTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("spellings")
  void spelling(String spec, StateVolume expected) {
    assertThat(StateVolume.of(Samples.read("spec: " + spec).getSpec())).isEqualTo(expected);
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        Arguments.of("{stateStorage: {pvc: {storageClass: fast}}}", new Claimed("fast")),
        Arguments.of("{stateStorage: {hostPath: {prefix: /etc/ais}}}", new OnHost("/etc/ais")),
        Arguments.of("{stateStorage: {emptyDir: {}}}", new Ephemeral()),
        Arguments.of("{stateStorage: {emptyDir: {}}, stateStorageClass: old}", new Ephemeral()),
        Arguments.of("{stateStorageClass: old, hostpathPrefix: /a}", new Claimed("old")),
        Arguments.of("{hostpathPrefix: /a}", new OnHost("/a")),
        Arguments.of("{stateStorage: {}, hostpathPrefix: /a}", new Undefined()),
        Arguments.of("{}", new Undefined()));
  }
}

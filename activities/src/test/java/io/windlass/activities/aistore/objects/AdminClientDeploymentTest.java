package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pod with the command line of AIStore. */
class AdminClientDeploymentTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          admin-client | '{adminClient: {}}'
          admin-client-with-everything | '{imagePullSecrets: [{name: pull}], adminClient: {image: util, imagePullPolicy: Never, resources: {limits: {cpu: 1}}, annotations: {note: a}, labels: {team: b, app.kubernetes.io/name: mine}, nodeSelector: {c: d}, affinity: {podAffinity: {}}, tolerations: [{key: e}], env: [{name: AIS_ENDPOINT, value: "http://x"}, {name: F, value: g}], caConfigMap: {name: trust}}}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(AdminClientDeployment.of(Clusters.context(spec)).orElseThrow(), golden);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{adminClient: {enabled: false}}"})
  void isThereOnlyWhenItIsAskedFor(String spec) {
    assertThat(AdminClientDeployment.of(Clusters.context(spec))).isEmpty();
  }
}

package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

  @Test
  void knowsWhereTokensComeFrom() {
    var context =
        Clusters.context("{adminClient: {}}").withTokenService(Optional.of("https://authn"));
    assertThat(environment(context)).contains(new EnvVar("AIS_AUTHN_URL", "https://authn", null));
    var own =
        Clusters.context("{adminClient: {env: [{name: AIS_AUTHN_URL, value: mine}]}}")
            .withTokenService(Optional.of("https://authn"));
    assertThat(environment(own))
        .filteredOn(variable -> variable.getName().equals("AIS_AUTHN_URL"))
        .containsExactly(new EnvVar("AIS_AUTHN_URL", "mine", null));
  }

  private static List<EnvVar> environment(ClusterContext context) {
    return AdminClientDeployment.of(context)
        .orElseThrow()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getEnv();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{adminClient: {enabled: false}}"})
  void isThereOnlyWhenItIsAskedFor(String spec) {
    assertThat(AdminClientDeployment.of(Clusters.context(spec))).isEmpty();
  }
}

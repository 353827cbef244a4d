package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service account, and the secrets it pulls images with. */
class PodServiceAccountTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          service-account | '{}'
          service-account-with-pull-secrets | '{imagePullSecrets: [{name: first}, {name: second}]}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(PodServiceAccount.of(Clusters.context(spec)), golden);
  }
}

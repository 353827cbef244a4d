package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has that role. */
class PodRoleBindingTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          role-binding | '{}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(PodRoleBinding.of(Clusters.context(spec)), golden);
  }
}

package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the daemons may do. */
class PodRoleTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          role | '{}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(PodRole.of(Clusters.context(spec)), golden);
  }
}

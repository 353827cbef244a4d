package io.windlass.activities.aistore.objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard against evictions. */
class TargetDisruptionBudgetTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          disruption-budget | '{targetSpec: {pdb: {enabled: true}}}'
          disruption-budget-in-percent | '{targetSpec: {pdb: {enabled: true, maxUnavailable: 25%}}}'
          """)
  void isAsRead(String golden, String spec) {
    Golden.assertEqual(TargetDisruptionBudget.of(Clusters.context(spec)).orElseThrow(), golden);
  }
}

package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations that can't be understood are refused where they are written. */
class WishCheckTest {

  private final WishCheck check = new WishCheck();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          windlass.io/approval: always          | always is not known
          windlass.io/skip: never               | write g<generation>/<step>: <reason>
          windlass.io/skip: "g1/enter: because" | step enter can't be skipped
          windlass.io/replace-node: target-7    | "target-7" is no node of this cluster; write one of
          """)
  void isRefused(String annotation, String text) {
    assertThat(check.of(Changes.changed("{}", annotated(annotation))))
        .singleElement()
        .isInstanceOf(Remark.Refusal.class)
        .satisfies(remark -> assertThat(remark.text()).contains("metadata.annotations", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          windlass.io/approval: before-disruption
          windlass.io/skip: "g1/send-configuration: because"
          windlass.io/paused: "true"
          other.io/approval: always
          """)
  void isUnderstood(String annotation) {
    assertThat(check.of(Changes.changed("{}", annotated(annotation)))).isEmpty();
  }

  @Test
  void whatWasThereBeforeIsNotInTheWay() {
    String wrong = annotated("windlass.io/approval: always");

    assertThat(check.of(Changes.changed(wrong, wrong)))
        .singleElement()
        .isInstanceOf(Remark.Warning.class);
  }

  private static String annotated(String annotation) {
    return "metadata: {annotations: {%s}}".formatted(annotation);
  }
}

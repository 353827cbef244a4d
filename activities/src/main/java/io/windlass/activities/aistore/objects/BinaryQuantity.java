package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;

/** Numbers of bytes in the form in which Kubernetes itself writes them back. */
final class BinaryQuantity {
  private static final int STEP = 1024;
  private static final List<String> SUFFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

  private BinaryQuantity() {}

  /** The quantity with the greatest suffix that leaves a whole number. */
  static Quantity of(long bytes) {
    long amount = bytes;
    int suffix = 0;
    while (amount != 0 && amount % STEP == 0 && suffix < SUFFIXES.size() - 1) {
      amount /= STEP;
      suffix++;
    }
    return new Quantity(String.valueOf(amount), SUFFIXES.get(suffix));
  }
}

package io.windlass.workflows.aistore.resource;

import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** Ports of the specification, which may be numbers or texts. */
public final class Ports {
  private static final int GREATEST = 65_535;

  private Ports() {}

  /**
   * The port as a number.
   *
   * @return 1 to 65535, or 0 when the field is absent or holds no port
   */
  public static int number(@Nullable IntOrString port) {
    if (port == null) {
      return 0;
    }
    int number = port.getIntVal() != null ? port.getIntVal() : parse(port.getStrVal());
    return number >= 1 && number <= GREATEST ? number : 0;
  }

  private static int parse(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
  }
}

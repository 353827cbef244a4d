package io.windlass.workflows.pmem.resource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the driver divides persistent memory into volumes. */
public enum DeviceMode {
  /** Logical volumes in one volume group for each region. */
  LVM,
  /** One namespace for each volume. */
  DIRECT;

  /** As the YAML and the driver's command line write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that word. */
  public static Optional<DeviceMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }
}

package io.windlass.testbed.pmem;

import io.windlass.testbed.pmem.DriverVersion.Line;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code pmem-csi-driver} was told on its command line.
 *
 * @param endpoint where it serves CSI, a Unix socket
 * @param registryEndpoint where the controller serves its registry, and nodes find it
 * @param controllerEndpoint where a node serves its controller
 * @param metricsListen {@code :port}; empty for no metrics
 * @param percentage of each region that the driver may use
 */
record DriverConfig(
    Mode mode,
    String driverName,
    String nodeId,
    Endpoint endpoint,
    Endpoint registryEndpoint,
    Endpoint controllerEndpoint,
    Files files,
    String metricsListen,
    String metricsPath,
    DeviceMode deviceMode,
    String statePath,
    int percentage) {

  private static final Set<String> VALUES =
      Set.of(
          "drivername",
          "nodeid",
          "endpoint",
          "mode",
          "registryEndpoint",
          "caFile",
          "certFile",
          "keyFile",
          "clientCertFile",
          "clientKeyFile",
          "controllerEndpoint",
          "deviceManager",
          "statePath",
          "schedulerListen",
          "metricsListen",
          "metricsPath");

  /** Since 0.9. Later ones know those of certificates and of the extender, and do nothing. */
  private static final Set<String> DISTRIBUTED =
      Set.of(
          "drivername",
          "nodeid",
          "endpoint",
          "mode",
          "caFile",
          "certFile",
          "keyFile",
          "deviceManager",
          "statePath",
          "schedulerListen",
          "nodeSelector",
          "pmemPercentage",
          "logging-format",
          "metricsListen",
          "metricsPath");

  private static final Set<String> SWITCHES = Set.of("testEndpoint", "version");

  /** What the driver is. */
  enum Mode {
    /** Up to 0.8. */
    CONTROLLER("controller"),
    NODE("node"),
    /** Since 0.9. */
    WEBHOOKS("webhooks");

    private final String word;

    Mode(String word) {
      this.word = word;
    }
  }

  /** How it divides the PMEM. */
  enum DeviceMode {
    LVM,
    DIRECT
  }

  /** Of its certificate; empty paths for none. */
  record Files(String authorities, String certificate, String key) {}

  /**
   * Reads a command line.
   *
   * @throws StartFailure for what the binary of that version would not accept
   */
  static DriverConfig parse(List<String> arguments, DriverVersion version) throws StartFailure {
    GoFlags flags = GoFlags.parse(arguments, known(version));
    if (!flags.text("schedulerListen", "").isEmpty()) {
      throw StartFailure.of("not simulated: -schedulerListen");
    }
    boolean older = version.before(Line.V0_8);
    String endpoint = flags.text("endpoint", "unix:///tmp/pmem-csi.sock");
    DriverConfig config =
        new DriverConfig(
            mode(flags.text("mode", "controller"), version),
            flags.text("drivername", "pmem-csi.intel.com"),
            flags.text("nodeid", "nodeid"),
            Endpoint.parse(endpoint),
            Endpoint.parse(
                flags.text(
                    "registryEndpoint", older ? endpoint : "tcp://pmem-csi-controller:10000")),
            Endpoint.parse(flags.text("controllerEndpoint", older ? endpoint : "tcp://:10001")),
            new Files(
                flags.text("caFile", ""), flags.text("certFile", ""), flags.text("keyFile", "")),
            flags.text("metricsListen", ""),
            flags.text("metricsPath", "/metrics"),
            deviceMode(flags.text("deviceManager", "lvm")),
            flags.text("statePath", ""),
            percentage(flags.text("pmemPercentage", "100")));
    config.validate();
    return config;
  }

  private static GoFlags.Known known(DriverVersion version) {
    if (!version.before(Line.V0_9)) {
      return new GoFlags.Known(DISTRIBUTED, SWITCHES);
    }
    Set<String> values =
        version.before(Line.V0_8)
            ? VALUES
            : Set.copyOf(Stream.concat(VALUES.stream(), Stream.of("pmemPercentage")).toList());
    return new GoFlags.Known(values, SWITCHES);
  }

  private void validate() throws StartFailure {
    if (driverName.isEmpty() || nodeId.isEmpty()) {
      throw StartFailure.of(
          "failed to initialize driver: %s configuration option missing"
              .formatted(driverName.isEmpty() ? "driver name" : "node ID"));
    }
    if (endpoint.equals(mode == Mode.NODE ? controllerEndpoint : registryEndpoint)) {
      throw StartFailure.of("failed to initialize driver: two endpoints are both " + endpoint);
    }
  }

  private static Mode mode(String word, DriverVersion version) throws StartFailure {
    Mode unknown = version.before(Line.V0_9) ? Mode.WEBHOOKS : Mode.CONTROLLER;
    return Stream.of(Mode.values())
        .filter(mode -> mode != unknown)
        .filter(mode -> mode.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                StartFailure.usage(
                    "invalid value \"%s\" for flag -mode: invalid driver mode".formatted(word)));
  }

  private static DeviceMode deviceMode(String word) throws StartFailure {
    return switch (word) {
      case "lvm" -> DeviceMode.LVM;
      case "direct", "ndctl" -> DeviceMode.DIRECT;
      default ->
          throw StartFailure.usage("invalid value \"%s\" for flag -deviceManager".formatted(word));
    };
  }

  private static int percentage(String text) throws StartFailure {
    if (!text.matches("\\d{1,9}")) {
      throw StartFailure.usage("invalid value \"%s\" for flag -pmemPercentage".formatted(text));
    }
    int percentage = Integer.parseInt(text);
    if (percentage > 100) {
      throw StartFailure.of(
          "failed to run driver: invalid pmemPercentage '%d'. Value must be 0..100"
              .formatted(percentage));
    }
    return percentage;
  }

  /** Where a node keeps what it knows of its volumes. */
  String stateDirectory() {
    return statePath.isEmpty() ? "/var/lib/" + driverName : statePath;
  }

  /** The topology of volumes on the node. */
  String topologyKey() {
    return driverName + "/node";
  }
}

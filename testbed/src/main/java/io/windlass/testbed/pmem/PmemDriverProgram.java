package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import io.windlass.testbed.kubelet.ShellProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The image of the driver, which holds the programs that 0.7 prepares nodes with, too. */
final class PmemDriverProgram implements ContainerProgram {

  private final PmemWorld world;

  PmemDriverProgram(PmemWorld world) {
    this.world = world;
  }

  @Override
  public boolean hasTag(String tag) {
    return DriverVersion.ofTag(tag).isPresent();
  }

  @Override
  public ContainerProcess start(ContainerContext context) throws IOException {
    if (ShellProcess.asked(context)) {
      return ShellProcess.start(
          context,
          world.hardware().region(context.pod().node()).files(),
          List.of("check/kubelet", "check/state"));
    }
    DriverProcess process = new DriverProcess(context);
    process.run(() -> begin(context, process));
    return process;
  }

  private void begin(ContainerContext context, DriverProcess process)
      throws StartFailure, InterruptedException {
    List<String> command = context.command();
    String program =
        command.isEmpty() ? "" : String.valueOf(Path.of(command.getFirst()).getFileName());
    List<String> arguments = command.stream().skip(1).toList();
    PmemRegion region = world.hardware().region(context.pod().node());
    switch (program) {
      case "pmem-csi-driver" -> drive(context, arguments, process);
      case "pmem-ns-init" -> {
        GoFlags.Known known = new GoFlags.Known(Set.of("useforfsdax"), Set.of());
        String percentage = GoFlags.parse(arguments, known).text("useforfsdax", "100");
        if (!percentage.matches("\\d{1,2}|100")) {
          throw StartFailure.of("invalid useforfsdax " + percentage);
        }
        region.makeNamespace(Integer.parseInt(percentage));
        process.end(0, "");
      }
      case "pmem-vgm" -> {
        GoFlags.parse(arguments, new GoFlags.Known(Set.of(), Set.of()));
        region.makeGroup();
        process.end(0, "");
      }
      default -> throw StartFailure.of("exec: \"%s\": not in this image".formatted(program));
    }
  }

  private void drive(ContainerContext context, List<String> arguments, DriverProcess process)
      throws StartFailure, InterruptedException {
    DriverVersion version = DriverVersion.ofImage(context.image());
    if (arguments.contains(ConversionProgram.FLAG) && !version.before(DriverVersion.Line.V1)) {
      new ConversionProgram(context, version, world, process).run(arguments);
      return;
    }
    DriverConfig config = DriverConfig.parse(arguments, version);
    DriverSetup setup = new DriverSetup(context, version, config, world, process);
    if (setup.struck(DriverFault.CRASH)) {
      throw StartFailure.of("failed to initialize driver: simulated fault");
    }
    switch (config.mode()) {
      case CONTROLLER -> new ControllerDriver(setup).run();
      case NODE -> {
        if (version.before(DriverVersion.Line.V0_9)) {
          new NodeDriver(setup).run();
        } else {
          new DistributedDriver(setup).run();
        }
      }
      case WEBHOOKS -> new RescheduleDriver(setup).run();
    }
  }
}

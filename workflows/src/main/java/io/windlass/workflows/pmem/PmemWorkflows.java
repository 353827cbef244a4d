package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.pmem.convert.PmemConvertPlanner;
import io.windlass.workflows.pmem.convert.PmemConvertWorkflowImpl;
import io.windlass.workflows.pmem.deploy.PmemDeployPlanner;
import io.windlass.workflows.pmem.deploy.PmemDeployWorkflowImpl;
import io.windlass.workflows.pmem.foresight.PmemPlanWorkflowImpl;
import io.windlass.workflows.pmem.rollout.DriverRolloutPlanner;
import io.windlass.workflows.pmem.rollout.DriverRolloutWorkflowImpl;
import io.windlass.workflows.pmem.rotate.PmemRotateCertificatesPlanner;
import io.windlass.workflows.pmem.rotate.PmemRotateCertificatesWorkflowImpl;
import io.windlass.workflows.pmem.uninstall.UninstallPlanner;
import io.windlass.workflows.pmem.uninstall.UninstallWorkflowImpl;
import java.util.List;

/** The table of contents: every workflow of drivers, and which planner steers which operation. */
public final class PmemWorkflows {

  /** What a worker registers. */
  public static final List<Class<?>> IMPLEMENTATIONS =
      List.of(
          PmemWorkflowImpl.class,
          PmemDeployWorkflowImpl.class,
          DriverRolloutWorkflowImpl.class,
          UninstallWorkflowImpl.class,
          PmemConvertWorkflowImpl.class,
          PmemRotateCertificatesWorkflowImpl.class,
          PmemPlanWorkflowImpl.class);

  private PmemWorkflows() {}

  /** The rules of an operation. */
  public static PmemPlanner planner(Operation operation) {
    return switch (operation) {
      case DEPLOY -> new PmemDeployPlanner();
      case DRIVER_ROLLOUT -> new DriverRolloutPlanner();
      case ROTATE_CERTIFICATES -> new PmemRotateCertificatesPlanner();
      case CONVERT -> new PmemConvertPlanner();
      case UNINSTALL -> new UninstallPlanner();
      case SCALE_UP,
          SCALE_DOWN,
          ROLLING_UPGRADE,
          ROLLING_RESTART,
          REBALANCE,
          REPLACE_NODE,
          DRAIN,
          RECOVER,
          SHUT_DOWN,
          START_UP,
          TAKE_OVER,
          DELETE ->
          throw new IllegalArgumentException(operation.word() + " is not of drivers");
    };
  }
}

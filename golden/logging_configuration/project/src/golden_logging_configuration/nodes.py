"""What the keeper of a lighthouse does, and notes."""

import logging

logger = logging.getLogger(__name__)


def light(ships):
    """Light the lamp for each ship."""
    names = ships.split()
    logger.debug("Looking out for %s", ", ".join(names))
    logger.info("Lighting the lamp %d times", len(names))
    return [f"lamp lit for {name}" for name in names]


def report(flashes):
    """Report the flashes of the night."""
    logger.warning("The oil runs low")
    logging.getLogger("harbour.radio").info("Nobody hears this: the level is WARNING")
    return "\n".join(flashes)

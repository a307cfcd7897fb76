"""The words all rooms share: money, amounts as people write them, places, figures, sentences, faults."""

"""Writes all_types.safetensors from the format's public description alone (no safetensors package needed).

    python3 all_types.py > all_types.safetensors

Every element type that MlNetPlus reads, a scalar, an empty tensor, names that JSON escapes, and metadata. The tensors stand in the
order of the reference library: by type (I64, F64, F32, I32, BF16, F16, I16, I8, U8, BOOL), then by name.
"""
import json
import struct
import sys


def bfloat16(value):
    """The upper half of the float32, exact for the values below."""
    return struct.pack('<f', value)[2:]


def packed(code, values):
    return b''.join(struct.pack('<' + code, value) for value in values)


TENSORS = [
    ('steps', 'I64', [], packed('q', [-(2 ** 40)])),
    ('double', 'F64', [3], packed('d', [0.1, -1e300, float('inf')])),
    ('bias', 'F32', [2], packed('f', [0.5, -0.25])),
    ('weight', 'F32', [2, 3], packed('f', [1, 2, 3, 4, 5, 6])),
    ('int', 'I32', [2], packed('i', [-(2 ** 31), 2 ** 31 - 1])),
    ('brain', 'BF16', [2], bfloat16(1.5) + bfloat16(-3.0)),
    ('half', 'F16', [3], packed('e', [0.5, -2.0, 65504.0])),
    ('short', 'I16', [2], packed('h', [-32768, 32767])),
    ('signed', 'I8', [2], packed('b', [-128, 127])),
    ('a "quoted" näme\n', 'U8', [3], packed('B', [0, 128, 255])),
    ('empty', 'U8', [0, 4], b''),
    ('mask', 'BOOL', [2, 2], packed('B', [1, 0, 0, 1])),
]

header, end = {'__metadata__': {'author': 'all_types.py', 'format': 'pt'}}, 0
for name, dtype, shape, data in TENSORS:
    header[name] = {'dtype': dtype, 'shape': shape, 'data_offsets': [end, end + len(data)]}
    end += len(data)

text = json.dumps(header, separators=(',', ':'), ensure_ascii=False).encode('utf-8')
text += b' ' * (-len(text) % 8)
sys.stdout.buffer.write(struct.pack('<Q', len(text)) + text + b''.join(data for _, _, _, data in TENSORS))

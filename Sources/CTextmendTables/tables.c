#include "CTextmendTables.h"
const unsigned char textmend_blob_test[] = {
#embed "tables/test.bin"
};
